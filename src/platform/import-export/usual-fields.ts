import type { TargetField } from './mapping.ts';

/**
 * The usual headers of what is known about people and companies, in Chinese (both scripts) and English, the commonest
 * first. An area takes the fields it has and adds its own.
 */
// biome-ignore format: one field a line reads as a table
export const USUAL_FIELDS: TargetField[] = [
  { key: 'name', kind: 'name', synonyms: ['姓名', '联系人', '聯絡人', '聯繫人', '联系人姓名', '聯絡人姓名', '客户姓名', '客戶姓名', 'Full Name', 'Contact Name', 'Contact', 'Contact Person', 'Lead Name', 'Name', '称呼'] },
  { key: 'firstName', kind: 'name', synonyms: ['First Name', 'Given Name', 'Forename', '名'] },
  { key: 'lastName', kind: 'name', synonyms: ['Last Name', 'Surname', 'Family Name', '姓', '姓氏'] },
  { key: 'company', kind: 'organisation', synonyms: ['公司名称', '公司名稱', '客户名称', '客戶名稱', '企业名称', '企業名稱', '单位名称', '單位名稱', '公司', '企业', '企業', '单位', '單位', 'Company', 'Company Name', 'Account Name', 'Account', 'Organization', 'Organisation', 'Business Name', 'Employer', '工作单位'] },
  { key: 'title', kind: 'category', synonyms: ['职位', '職位', '职务', '職務', '職稱', '职称', 'Title', 'Job Title', 'Position', 'Role', 'Designation'] },
  { key: 'phone', kind: 'phone', synonyms: ['手机', '手機', '手机号', '手机号码', '手機號碼', '行動電話', '移动电话', '联系电话', '聯絡電話', '电话', '電話', '电话号码', '联系方式', '聯絡方式', 'Mobile', 'Mobile Phone', 'Cell Phone', 'Phone', 'Phone Number', 'Tel', 'Telephone', 'Contact Number'] },
  { key: 'phone2', kind: 'phone', synonyms: ['座机', '座機', '固定电话', '市話', '公司电话', '公司電話', '办公电话', '电话2', '备用电话', 'Phone 2', 'Work Phone', 'Business Phone', 'Office Phone', 'Home Phone', 'Phone', '电话', '電話'] },
  { key: 'email', kind: 'email', synonyms: ['邮箱', '郵箱', '电子邮箱', '电子邮件', '電子郵件', '電郵', '信箱', '邮件', 'Email', 'E-mail', 'Email Address', 'Mail', 'Work Email'] },
  { key: 'email2', kind: 'email', synonyms: ['邮箱2', '备用邮箱', 'Email 2', 'Secondary Email', 'Personal Email', 'Home Email'] },
  { key: 'wechat', kind: 'wechat', synonyms: ['微信', '微信号', '微信號', 'WeChat', 'WeChat ID', 'Weixin'] },
  { key: 'region', kind: 'category', synonyms: ['地区', '地區', '省份', '省', '所在地区', '所在地', '区域', '區域', '省市', 'Region', 'Province', 'State', 'State/Province', 'Area', 'Territory'] },
  { key: 'city', kind: 'address', synonyms: ['城市', '所在城市', '市', 'City', 'Town', 'Suburb'] },
  { key: 'country', kind: 'category', synonyms: ['国家', '國家', '国家/地区', 'Country'] },
  { key: 'address', kind: 'address', synonyms: ['地址', '详细地址', '詳細地址', '公司地址', '联系地址', 'Address', 'Street', 'Street Address', 'Mailing Street'] },
  { key: 'postcode', kind: 'code', synonyms: ['邮编', '邮政编码', '郵遞區號', 'Zip', 'Zip Code', 'Postal Code', 'Postcode'] },
  { key: 'website', kind: 'url', synonyms: ['网址', '網址', '网站', '網站', '官网', '公司网址', 'Website', 'Web', 'URL', 'Homepage'] },
  { key: 'industry', kind: 'category', synonyms: ['行业', '行業', '所属行业', '產業', '产业', 'Industry', 'Sector', 'Vertical'] },
  { key: 'size', kind: 'category', synonyms: ['规模', '規模', '公司规模', '公司規模', '企业规模', '人员规模', '员工人数', '員工人數', '人数', 'Company Size', 'Size', 'Employees', 'Number of Employees', 'No. of Employees', 'Headcount'] },
  { key: 'source', kind: 'category', synonyms: ['来源', '來源', '线索来源', '線索來源', '客户来源', '渠道', '来源渠道', 'Lead Source', 'Source', 'Channel', 'Lead Origin'] },
  { key: 'campaign', kind: 'category', synonyms: ['市场活动', '市場活動', '活动', '推广计划', 'Campaign', 'Campaign Name', 'UTM Campaign'] },
  { key: 'need', kind: 'text', synonyms: ['需求', '客户需求', '采购需求', '需求描述', '咨询内容', '留言', 'Need', 'Needs', 'Requirement', 'Requirements', 'Message', 'Inquiry', 'Enquiry'] },
  { key: 'note', kind: 'text', synonyms: ['备注', '備註', '说明', '說明', '描述', 'Note', 'Notes', 'Remark', 'Remarks', 'Comment', 'Comments', 'Description'] },
  { key: 'status', kind: 'category', synonyms: ['线索状态', '線索狀態', '跟进状态', 'Lead Status', 'Status', '状态', '狀態'] },
  { key: 'owner', kind: 'name', synonyms: ['负责人', '負責人', '跟进人', '业务员', '業務員', '销售', '销售人员', '归属人', 'Owner', 'Lead Owner', 'Owner Name', 'Salesperson', 'Assigned To'] },
  { key: 'createdAt', kind: 'date', synonyms: ['创建时间', '創建時間', '建立時間', '创建日期', '录入时间', '登记日期', 'Created Date', 'Create Date', 'Created At', 'Created On', 'Created'] },
  { key: 'externalId', kind: 'code', synonyms: ['客户编号', '线索编号', '編號', '编号', 'External Id', 'Lead Id', 'Lead Number', 'Record Id', 'Prospect ID', 'Id'] },
];
